// Reads all traces of the project "generated" with the official client, and writes them as JSON lines.
import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { Opik } from "opik";

const [url, rows, file] = process.argv.slice(2);
const client = new Opik({ apiUrl: url, projectName: "generated", workspaceName: "default" });
const traces = await client.searchTraces({ projectName: "generated", maxResults: Number(rows), truncate: false });
if (traces.length !== Number(rows)) throw new Error(`${traces.length} of ${rows} traces`);
const out = createWriteStream(file);
for (const trace of traces) {
  if (!out.write(JSON.stringify(trace) + "\n")) await once(out, "drain");
}
out.end();
await once(out, "finish");
process.exit(0);
