-- Sends prepared requests with wrk. Each line of the file is: path, tab, bearer token, tab, body. Each thread sends its
-- share of the lines once; afterwards it repeats its last request, which adds nothing.
-- Arguments: the file, the number of threads.

local threads = 0

function setup(thread)
    thread:set("id", threads)
    threads = threads + 1
end

function init(args)
    local share = tonumber(args[2])
    local number = 0
    requests = {}
    for line in io.lines(args[1]) do
        if number % share == id then
            local path, token, body = line:match("^([^\t]+)\t([^\t]+)\t(.+)$")
            local headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. token }
            requests[#requests + 1] = wrk.format("POST", path, headers, body)
        end
        number = number + 1
    end
    sent = 0
end

function request()
    if sent < #requests then sent = sent + 1 end
    return requests[sent]
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format("measured: %d %d %d %d %d %d\n", summary.requests, summary.duration,
        errors.status, errors.connect + errors.read + errors.write + errors.timeout,
        latency:percentile(50), latency:percentile(99)))
end
