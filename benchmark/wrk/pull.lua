-- Pulls the ten newest messages of 20,000 chats at random.
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

local requests = {}

function init()
  math.randomseed(os.time() + 7919 * number)
  for i = 1, 20000 do
    requests[i] = wrk.format("GET", "/api/pull?chat=room" .. i .. "&limit=10&reverse=true")
  end
end

function request()
  return requests[math.random(1, 20000)]
end
