-- Sends to 20,000 chats at random.
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

local requests = {}

function init()
  math.randomseed(os.time() + 7919 * number)
  local headers = { ["Content-Type"] = "application/json" }
  local text = "Hello, this is a message of some length, as people write them."
  for i = 1, 20000 do
    local body = '{"chat":"room' .. i .. '","sender":"ada","text":"' .. text .. '"}'
    requests[i] = wrk.format("POST", "/api/send", headers, body)
  end
end

function request()
  return requests[math.random(1, 20000)]
end
