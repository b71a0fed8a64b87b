// What tedious would load of the libraries of Azure, for the bundle: it never calls them.
export {};
