import { expect, test } from "vitest";
import { pullRequestOf } from "../../src/core/hosts/pull-request.ts";

test.each([
  ["Merge pull request #12 from shop/feature", "Add orders", "#12"],
  ["Add orders (#123)", "", "#123"],
  ["Add orders (#123), (#124)", "", "#124"],
  ["Merge branch 'feature' into 'main'", "Add orders\n\nSee merge request shop/backend!34", "!34"],
  ["Merge branch 'feature' into 'main'", "See merge request !5\n", "!5"],
  ["Add orders (!6)", "", "!6"],
  ["Merged in feature (pull request #7)", "", "#7"],
  ["Merged PR 8: Add orders", "", "#8"],
  ["Add orders", "More.\n\nPR-URL: https://github.com/nodejs/node/pull/99\nReviewed-By: x", "#99"],
  ["Merge 'feature'", "Reviewed-on: https://codeberg.org/shop/backend/pulls/3", "#3"],
  ["Add orders", "Pull-Request: #4", "#4"],
  ["Fix #12", "Closes #13", undefined],
  ["Color (#ff0000)", "", undefined],
])("%s", (subject, body, request) => expect(pullRequestOf(subject, body)).toBe(request));
