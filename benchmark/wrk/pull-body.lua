-- Pulls the ten newest messages of the chat "hot", asked for in a JSON body.
wrk.method = "GET"
wrk.path = "/api/pull"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"chat":"hot","limit":10,"reverse":true}'
