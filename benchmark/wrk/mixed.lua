-- One send, then nine pulls of the ten newest messages, each of one of 20,000 chats at random.
dofile((debug.getinfo(1, "S").source:match("^@(.*/)") or "") .. "rooms.lua")

local all_sends, all_pulls
local calls = 0

function init()
  seed()
  all_sends, all_pulls = sends(), pulls()
end

function request()
  calls = calls + 1
  local chat = math.random(1, ROOMS)
  return calls % 10 == 1 and all_sends[chat] or all_pulls[chat]
end
