/**
 * What git, and what it starts (ssh, gpg, a credential helper), work with: where programs and settings are, who commits, how the
 * network is reached. Nothing else, above all no secret of a database: a child's environment is shown by `ps e`, by
 * NODE_DEBUG=child_process, and to every helper that is configured.
 */
const needed = [
  /^(PATH|HOME|USER|USERNAME|LOGNAME|EMAIL|SHELL|LANG|LANGUAGE|TZ|TERM|TMPDIR|TEMP|TMP)$/,
  /^(GIT|LC|XDG|SSH|GPG|GCM|LD|DYLD)_/,
  /^(https?|ftp|all|no)_proxy$/i,
  /^((NIX_)?SSL_CERT_(FILE|DIR)|GNUPGHOME|CURL_CA_BUNDLE|PINENTRY_USER_DATA|DISPLAY|WAYLAND_DISPLAY|XAUTHORITY|DBUS_SESSION_BUS_ADDRESS|DEVELOPER_DIR)$/,
  // Windows
  /^(SystemRoot|SystemDrive|windir|ComSpec|PATHEXT|USERPROFILE|HOMEDRIVE|HOMEPATH|APPDATA|LOCALAPPDATA|ALLUSERSPROFILE|ProgramData|ProgramFiles(\(x86\))?|ProgramW6432|Path|MSYSTEM)$/i,
];

/** What a hook or another git sets for its own repository. */
const ofAnother = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE"];

/** The environment of git, with `more` of the caller's; git answers in English, and never waits for somebody. */
export function gitEnvironment(env: NodeJS.ProcessEnv, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const passed = Object.entries(env).filter(
    ([name]) => needed.some((names) => names.test(name)) && !ofAnother.includes(name),
  );
  return { ...Object.fromEntries(passed), LC_ALL: "C", GIT_TERMINAL_PROMPT: "0", GIT_PAGER: "cat", ...more };
}
