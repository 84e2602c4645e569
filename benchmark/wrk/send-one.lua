-- Sends to one chat.
wrk.method = "POST"
wrk.path = "/api/send"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"chat":"one","sender":"ada","text":"Hello, this is a message of some length, as people write them."}'
