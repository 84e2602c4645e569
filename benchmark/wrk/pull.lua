-- Pulls the ten newest messages of 20,000 chats at random.
math.randomseed(os.time())

function request()
  return wrk.format("GET", "/api/pull?chat=room" .. math.random(1, 20000) .. "&limit=10&reverse=true")
end
