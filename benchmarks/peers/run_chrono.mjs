// chrono-node: whole texts, with nothing said of past or future, which makes it choose the nearest day.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const chrono = createRequire(process.env.PEERS_MODULES + "/")("chrono-node");
const LEADING = /^(?:on|in|at|by|of|over|during|for|from|until|since|before|to)\s+/i;

function value(part) {
  const two = (number) => String(number).padStart(2, "0");
  const year = String(part.get("year")).padStart(4, "0");
  if (part.isCertain("hour")) {
    return ["TIME", `${year}-${two(part.get("month"))}-${two(part.get("day"))}T${two(part.get("hour"))}:${two(part.get("minute"))}`];
  }
  if (part.isCertain("day") || part.isCertain("weekday")) {
    return ["DATE", `${year}-${two(part.get("month"))}-${two(part.get("day"))}`];
  }
  return ["DATE", part.isCertain("month") ? `${year}-${two(part.get("month"))}` : year];
}

function annotate(text, published) {
  const instant = new Date(published + "T00:00:00Z");
  return chrono.parse(text, { instant, timezone: 0 }).map((found) => {
    const lead = LEADING.exec(found.text)?.[0].length ?? 0;
    const [type, first] = value(found.start);
    const last = found.end && value(found.end)[1];
    const end = found.index + found.text.length;
    return { start: found.index + lead, end, type, value: last && last !== first ? `${first}/${last}` : first };
  });
}

function inCodePoints(text, timexes) {
  if (!/[\ud800-\udbff]/.test(text)) return timexes;
  const count = (place) => [...text.slice(0, place)].length;
  return timexes.map((one) => ({ ...one, start: count(one.start), end: count(one.end) }));
}

annotate("The talks ended on Tuesday, March 12, 2013.", "2013-03-22");
const [asked, answers] = process.argv.slice(2);
const lines = readFileSync(asked, "utf8").split("\n").filter(Boolean).map((line) => {
  const document = JSON.parse(line);
  const began = process.cpuUsage();
  const timexes = annotate(document.text, document.published);
  const used = process.cpuUsage(began);
  const seconds = (used.user + used.system) / 1e6;
  return JSON.stringify({ doc: document.doc, timexes: inCodePoints(document.text, timexes), seconds, failed: false });
});
writeFileSync(answers, lines.join("\n") + "\n");
