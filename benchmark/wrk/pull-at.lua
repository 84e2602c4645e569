-- Pulls ten messages at random places of filled chats. Arguments: the chats' name, how many there are (their numbers, from 0,
-- follow the name; with 0 it is one chat of that very name), the first message's send time, the first and the last place
-- where a page may begin (numbers of messages, from 0), messages of a batch, and true for downward.
dofile((debug.getinfo(1, "S").source:match("^@(.*/)") or "") .. "rooms.lua")

local MOST_REQUESTS = 20000
local BATCH_MICROS = 1000
local requests = {}
local next_request = 0

function init(args)
  seed()
  local name, chats, first = args[1], tonumber(args[2]), tonumber(args[3])
  local from, to, batch, reverse = tonumber(args[4]), tonumber(args[5]), tonumber(args[6]), args[7]
  for i = 1, MOST_REQUESTS do
    local place = math.random(from, to)
    local send_time = first + math.floor(place / batch) * BATCH_MICROS + place % batch
    local chat = chats == 0 and name or name .. math.random(0, chats - 1)
    local query = string.format("?chat=%s&cursor=%.0f&limit=10&reverse=%s", chat, send_time, reverse)
    requests[i] = wrk.format("GET", "/api/pull" .. query)
  end
end

function request()
  next_request = next_request % MOST_REQUESTS + 1
  return requests[next_request]
end
