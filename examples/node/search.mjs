// Indexes four pages of a small partnership and asks what held on which day.
//
//     cd examples/node && npm install
//     FINGERPOST_LIBRARY=build/lib/libfingerpost.so node examples/node/search.mjs [PAGES]
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "./fingerpost.mjs";

const WANTED = new Set(["newsletters/2024-04", "notices/covid-19-courses-2020", "protocols/leeds-bruising-2017",
  "protocols/leeds-bruising-not-independently-mobile"]);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

async function ask(searcher, text, as_of, more) {
  const answer = await searcher.search({ text, as_of, ...more });
  console.log(`${text}, on ${answer.as_of}: ${answer.total} found`);
  for (const hit of answer.hits) {
    const words = hit.snippet.map((part) => part.text).join("");
    console.log(`  ${hit.standing}: ${hit.title} > ${hit.heading}\n    ${words}`);
  }
  const counts = (answer.facets?.standing ?? []).map(({ id, count }) => `${id} ${count}`);
  if (counts.length) console.log(`  standing: ${counts.join(", ")}`);
}

const pages = process.argv[2] ?? here("../pages");
const folder = mkdtempSync(join(tmpdir(), "fingerpost-example-"));
// In the tree the header is beside the examples; elsewhere it is where libfingerpost-dev puts it.
const header = here("../../include/fingerpost.ffi.h");
const fingerpost = load(existsSync(header) ? header : "/usr/include/fingerpost.ffi.h", process.env.FINGERPOST_LIBRARY);

const lines = readFileSync(join(pages, "manifest.ndjson"), "utf8").split("\n")
  .filter((line) => line && WANTED.has(JSON.parse(line).id));
const index = fingerpost.createIndex(join(folder, "leeds.index"));
index.put(lines, { recorded: "2026-06-01", folder: pages });
const searcher = index.searcher();
await ask(searcher, "missing children", "2024-05-20", { kinds: ["event"], limit: 1 });
await ask(searcher, "are courses cancelled", "2020-05-01", { limit: 1 });
await ask(searcher, "are courses cancelled", "2026-05-20", { limit: 2 });
await ask(searcher, "bruising protocol", "2026-05-20", { limit: 2, facets: true });

try {
  fingerpost.openIndex(join(folder, "no.index"));
} catch (error) {
  console.log(`${error.statusName} is ${error.status}`);
}
searcher.close();
index.close();
rmSync(folder, { recursive: true });
