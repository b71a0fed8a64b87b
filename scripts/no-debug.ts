// What simple-git would tell of each step to a developer of simple-git, for the bundle: nothing, which starts quicker.
type Logger = { (): void; extend(): Logger };
const silent: Logger = Object.assign(() => undefined, { extend: () => silent });
export default Object.assign(() => silent, { formatters: {} });
