-- Sends to 20,000 chats at random.
math.randomseed(os.time())
local headers = { ["Content-Type"] = "application/json" }
local text = "Hello, this is a message of some length, as people write them."

function request()
  local chat = "room" .. math.random(1, 20000)
  return wrk.format("POST", "/api/send", headers, '{"chat":"' .. chat .. '","sender":"ada","text":"' .. text .. '"}')
end
