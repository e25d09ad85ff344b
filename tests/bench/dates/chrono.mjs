// chrono-node (en.GB) on the lines of a table: {"id", "dates": [{"first", "last"}]} each.
//   node chrono.mjs TABLE
import { readFileSync } from "node:fs";
import * as chrono from "chrono-node";

const two = (n) => String(n).padStart(2, "0");
const iso = (y, m, d) => `${String(y).padStart(4, "0")}-${two(m)}-${two(d)}`;
const monthEnd = (y, m) => new Date(Date.UTC(y, m, 0)).getUTCDate();

// A result as a period: whole months where it is not certain of a day.
function period(parts) {
  const [y, m, d] = ["year", "month", "day"].map((unit) => parts.get(unit));
  if (!parts.isCertain("day") && !parts.isCertain("weekday") && parts.isCertain("month"))
    return [iso(y, m, 1), iso(y, m, monthEnd(y, m))];
  return [iso(y, m, d), iso(y, m, d)];
}

const isDay = (result) =>
  ["day", "month", "year", "weekday"].some((unit) => result.start.isCertain(unit));

readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean).forEach((line, id) => {
  const { text, heading, published } = JSON.parse(line);
  const reference = published ? new Date(`${published}T12:00:00`) : new Date();
  const whole = heading ? `${heading}\n${text}` : text;
  const dates = chrono.en.GB.parse(whole, reference, { forwardDate: true })
    .filter((result) => isDay(result) && (!heading || result.index > heading.length))
    .map((result) => ({ first: period(result.start)[0], last: period(result.end ?? result.start)[1] }));
  console.log(JSON.stringify({ id, dates }));
});
