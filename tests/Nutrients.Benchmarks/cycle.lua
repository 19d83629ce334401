-- Asks for the lines of a file in turn, again and again, and prints what it saw as one line.
local requests, count, at = {}, 0, 0

function init()
  local made = {}
  for target in io.lines(os.getenv("TARGETS")) do
    made[target] = made[target] or wrk.format("GET", target)
    count = count + 1
    requests[count] = made[target]
  end
end

function request()
  at = at % count + 1
  return requests[at]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("\nSAW %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(99), errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
