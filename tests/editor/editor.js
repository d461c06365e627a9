// An editor that opens a file of a spec, and asks the language server what its user would.

const assert = require("node:assert");
const { spawn } = require("node:child_process");
const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { pathToFileURL } = require("node:url");

const [tools, path] = process.argv.slice(2);
const rpc = createRequire(`${tools}/`)("vscode-jsonrpc/node");
const uri = pathToFileURL(path).href;
const text = readFileSync(path, "utf8");
let version = 0;

const server = spawn("node", [`${tools}/node_modules/.bin/yaml-language-server`, "--stdio"]);
const connection = rpc.createMessageConnection(
    new rpc.StreamMessageReader(server.stdout),
    new rpc.StreamMessageWriter(server.stdin),
);

// Who waits for what the server finds wrong with the text.
let told = () => {};
connection.onNotification("textDocument/publishDiagnostics", ({ diagnostics }) => told(diagnostics));
const next = () => new Promise((resolve) => (told = resolve));
const settings = { validate: true, completion: true, hover: true, schemaStore: { enable: false } };
connection.onRequest("workspace/configuration", ({ items }) =>
    items.map(({ section }) => (section === "yaml" ? settings : {})),
);

// Puts one part of the text in the place of another, and gives the position of the `|` in it.
function type(old, typed) {
    assert(text.includes(old), `no \`${old}\` in the file`);
    const contentChanges = [{ text: text.replace(old, typed.replace("|", "")) }];
    version += 1;
    connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
    const lines = (text.slice(0, text.indexOf(old)) + typed.split("|")[0]).split("\n");
    return { line: lines.length - 1, character: lines.at(-1).length };
}

// What the server offers at the `|`.
async function offered(old, typed) {
    const position = type(old, typed);
    const { items } = await connection.sendRequest("textDocument/completion", { textDocument: { uri }, position });
    return items.map((it) => it.label);
}

// What the server shows of what is at the `|`.
async function shown(old, typed) {
    const position = type(old, typed);
    const hover = await connection.sendRequest("textDocument/hover", { textDocument: { uri }, position });
    return hover.contents.value;
}

// Waits until the server finds something wrong in the line of the change, in words that have this one.
async function wrong(old, typed, word) {
    const { line } = type(old, typed);
    const isTold = ({ range, message }) => range.start.line === line && message.includes(word);
    while (!(await next()).some(isTold));
}

async function open() {
    connection.listen();
    const asked = { completion: { completionItem: { snippetSupport: true } }, hover: { contentFormat: ["markdown"] } };
    const capabilities = { textDocument: { ...asked, publishDiagnostics: {} }, workspace: { configuration: true } };
    await connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities });
    connection.sendNotification("initialized", {});
    const diagnostics = next();
    const textDocument = { uri, languageId: "yaml", version, text };
    connection.sendNotification("textDocument/didOpen", { textDocument });
    assert.deepEqual(await diagnostics, [], "what `init` writes is right");
}

async function main() {
    await open();

    const keys = await offered("    method: POST\n", "    |\n    method: POST\n");
    assert(["query", "headers", "pagination", "deprecated"].every((it) => keys.includes(it)), `${keys}`);
    assert(!keys.includes("path"), "a key that stands there already is not offered again");
    const methods = await offered("method: POST", "method: |");
    assert.deepEqual(methods.sort(), ["DELETE", "GET", "PATCH", "POST", "PUT"]);
    const types = await offered("type: integer,", "type: |,");
    assert(["string", "uuid", "list of string", "map of json"].every((it) => types.includes(it)), `${types}`);

    const help = await shown("    auth: owner", "    a|uth: owner");
    assert(help.includes("credential"), help);
    const short = await shown("type: lamp_id,", "ty|pe: lamp_id,");
    assert(short.includes("A type of the language") && short.length < 1000, short);

    await wrong("    method: POST", "    metod: POST", "metod");
    await wrong("method: POST", "method: POTS", "GET");
    await wrong("      lamp_id: { type: lamp_id, docs: The lamp. }", "      lamp_id: { docs: The lamp. }", "type");
}

const late = setTimeout(() => assert.fail("the language server does not say what it has to say"), 60_000);
main()
    .then(() => console.log("an editor completes, explains and checks a spec"))
    .catch((error) => {
        console.error(error);
        process.exitCode = 1;
    })
    .finally(() => {
        clearTimeout(late);
        server.kill();
    });
