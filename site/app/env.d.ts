// The types of what Starlight gives to its components.
import "@astrojs/starlight";
