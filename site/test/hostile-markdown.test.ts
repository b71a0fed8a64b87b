import { expect, test } from "vitest";
import { markdownHtml } from "../src/html/markdown.ts";

/** What a page may have: tags as we write them, each one whole. */
const ours =
  /<\/?(?:br|code|details|div|em|h[2-6]|li|ol|p|pre|span|strong|summary|t[dhr]|table|tbody|thead|ul)(?: (?:aria-label|class|role|start|tabindex)="[^"<>]*")*>|<a href="(?:https?:|mailto:|[#./\w])[^"<>:]*" rel="nofollow noopener">|<\/a>|<!--[^<>]*-->/g;

const attacks = {
  "an allowed tag that does not end": "<details\n<x open ontoggle=pwn()// y>\nhi",
  "an allowed tag that does not end, in a line": "a <br\n<x onclick=pwn() >",
  "a closing tag that does not end": "</pre\n<img src=x onerror=pwn()>",
  "a tag in a tag": "<pre<img src=x onerror=pwn()>>",
  "an attribute": "<details open ontoggle=pwn()>",
  "an attribute behind a line feed": "<details\nopen\nontoggle=pwn()>\n",
  "an attribute behind a slash": "<br/onclick=pwn()>",
  "a style": '<span style="position:fixed;inset:0">x</span>',
  "an open tag in code": "a <code><img src=x onerror=pwn() y",
  "an open tag in pre": "a <pre><svg onload=pwn() ",
  "an open tag in what is no tag of ours": "a <script><img src=x onerror=pwn() y",
  "entities in code": "a <code>&lt;img src=x onerror=pwn()&gt; &#60;img src=x onerror=pwn()&#62;</code>",
  "an open tag in a block of pre": "<pre>\n<img src=x onerror=pwn()\n",
  "an open tag in a cell": "| a |\n| - |\n| <code><img src=x onerror=pwn() |",
  "an open tag in a heading": "# <code><img src=x onerror=pwn() y",
  "a tag in a comment": "<!-- <img src=x onerror=pwn()> -->",
  "a comment that ends at once": "<!--> <img src=x onerror=pwn()> -->",
  "a comment that ends otherwise": "<!-- --!> <img src=x onerror=pwn()> -->",
  "a comment that does not end": "<!-- \n\n<img src=x onerror=pwn()",
  CDATA: "<![CDATA[<img src=x onerror=pwn()>]]>",
  "an instruction": "<?x <img src=x onerror=pwn()> ?>",
  "a declaration": "<!X <img src=x onerror=pwn()>>",
  svg: "<svg><script>pwn()</script><a xlink:href=javascript:pwn()>x</a></svg>",
  math: "<math><mtext><style><img src=x onerror=pwn()></style></math>",
  "a NUL in a tag": "<s\0cript>pwn()</s\0cript>",
  "a link to a script": "[x](javascript:pwn())",
  "the same, with an entity": "[x](javascript&colon;pwn()) [x](&#106;avascript:pwn()) [x](java&Tab;script:pwn())",
  "the same, with control characters":
    "[x](<\u0001javascript:pwn()>) [x](<java\tscript:pwn()>) [x](< javascript:pwn()>)",
  "the same, by reference": "[x]\n\n[x]: JavaScript:pwn()",
  "the same, as an address": "<javascript:pwn()>",
  "a link to a document": "[x](data:text/html,<script>pwn()</script>) [x](vbscript:pwn())",
  "a quote in a link": '[x](/"onclick=pwn() "\\"onclick=pwn()") [x](</&quot;onclick=pwn()>)',
  "a quote in a language": '```"onclick=pwn()<img\nx\n```',
  "a picture": '![x"onerror=pwn() <img src=x onerror=pwn()>](javascript:pwn())',
};

test.each(Object.entries(attacks))("%s is text", (_, text) => {
  const { markup } = markdownHtml(text);
  expect(markup.replace(ours, "")).not.toMatch(/[<>]/);
});

test("HTML of our own change files stays HTML", () => {
  const text = "<!-- mark -->\n<details><summary><code>a</code></summary>\n\n<pre>x &lt; y<br></pre>\n\n</details>";
  expect(markdownHtml(text).markup.replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
});
