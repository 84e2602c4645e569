-- One send, then nine pulls of the ten newest messages, each of one of 20,000 chats at random.
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

local sends, pulls = {}, {}
local calls = 0

function init()
  math.randomseed(os.time() + 7919 * number)
  local headers = { ["Content-Type"] = "application/json" }
  local text = "Hello, this is a message of some length, as people write them."
  for i = 1, 20000 do
    local body = '{"chat":"room' .. i .. '","sender":"ada","text":"' .. text .. '"}'
    sends[i] = wrk.format("POST", "/api/send", headers, body)
    pulls[i] = wrk.format("GET", "/api/pull?chat=room" .. i .. "&limit=10&reverse=true")
  end
end

function request()
  calls = calls + 1
  local chat = math.random(1, 20000)
  return calls % 10 == 1 and sends[chat] or pulls[chat]
end
