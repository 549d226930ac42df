-- What wrk sends: the request body in the file WAE_BODY to the path that it is started with, and at the end one line of JSON.

local file = assert(io.open(os.getenv("WAE_BODY"), "rb"))
wrk.method = "POST"
wrk.body = file:read("*a")
wrk.headers["Content-Type"] = "application/json"
file:close()

dofile(os.getenv("WAE_REPORT"))
