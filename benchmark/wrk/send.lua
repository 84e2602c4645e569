-- Sends to 20,000 chats at random.
dofile((debug.getinfo(1, "S").source:match("^@(.*/)") or "") .. "rooms.lua")

local requests

function init()
  seed()
  requests = sends()
end

function request()
  return requests[math.random(1, ROOMS)]
end
