/**
 * Markdown whose entity relationship diagrams have no colours. GitLab draws them by Mermaid 10 before its version 19, which
 * shows an error instead of a diagram with classes: https://gitlab.com/gitlab-org/gitlab/-/work_items/491514
 */
export const plainDiagrams = (markdown: string): string =>
  markdown.replace(/^```mermaid\nerDiagram\n[\s\S]*?^```$/gm, (block) =>
    block.replace(/^ *classDef .*\n/gm, "").replace(/^( *"[^"\n]*"):::\w+/gm, "$1"),
  );
