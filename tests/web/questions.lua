-- A mix of what practitioners ask, in turn, each thread from another place; the answers that were no answer are counted.
local words = {
  "neglect", "bruising in babies", "safeguarding week", "missing children", "working together", "are courses cancelled",
  "child sexual exploitation", "keeping children safe in education", "private fostering", "lado referral", "threshold of need",
  "domestic abuse training", "county lines", "early help assessment", "information sharing", "concealed pregnancy",
  "children with disabilities", "seven minute briefing", "online safety", "female genital mutilation"}
local at, threads = 0, 0
function setup(thread) thread:set("first", threads * 7); threads = threads + 1 end
function init() at = first end
function request()
  at = at + 1
  return wrk.format("GET", "/api/search?text=" .. words[at % #words + 1]:gsub(" ", "+"))
end
function done(summary, latency)
  io.write(string.format("%.1f requests/s  p50 %.1f  p95 %.1f  p99 %.1f ms  errors %d\n", summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, latency:percentile(99) / 1e3,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
