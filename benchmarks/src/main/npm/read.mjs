// Reads all traces of the project "generated" with the official client, and writes them as JSON lines.
import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { Opik } from "opik";

const [url, rows, file] = process.argv.slice(2);
const client = new Opik({ apiUrl: url, projectName: "generated", workspaceName: "default" });
// One search brings 2,000 rows at the most, highest id first.
const traces = [];
for (let last = ""; traces.length < Number(rows); last = traces[traces.length - 1].id) {
  const found = await client.searchTraces({
    projectName: "generated",
    maxResults: 2000,
    truncate: false,
    ...(last && { filterString: `id < "${last}"` }),
  });
  if (found.length === 0) break;
  traces.push(...found);
}
if (traces.length !== Number(rows)) throw new Error(`${traces.length} of ${rows} traces`);
const out = createWriteStream(file);
for (const trace of traces) {
  if (!out.write(JSON.stringify(trace) + "\n")) await once(out, "drain");
}
out.end();
await once(out, "finish");
process.exit(0);
