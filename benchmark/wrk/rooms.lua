-- What the scripts share: a seed of its own for each thread, and requests to 20,000 chats.
ROOMS = 20000
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function seed()
  math.randomseed(os.time() + 7919 * number)
end

function sends()
  local headers = { ["Content-Type"] = "application/json" }
  local text = "Hello, this is a message of some length, as people write them."
  local requests = {}
  for i = 1, ROOMS do
    local body = '{"chat":"room' .. i .. '","sender":"ada","text":"' .. text .. '"}'
    requests[i] = wrk.format("POST", "/api/send", headers, body)
  end
  return requests
end

function pulls()
  local requests = {}
  for i = 1, ROOMS do
    requests[i] = wrk.format("GET", "/api/pull?chat=room" .. i .. "&limit=10&reverse=true")
  end
  return requests
end
