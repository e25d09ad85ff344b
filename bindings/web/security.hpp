// What keeps a browser from harm: who may ask from where, and the headers of every answer.
#pragma once

#include "http.hpp"
#include "settings.hpp"

namespace fingerpost::web {

// So that no foreign name can be made to point here: with names given (--host) those alone are
// answered to. Without, any at a local socket or behind a proxy, and else those of this machine
// and of the public address. Throws Refused.
void check_host(const Request& request, const Settings& settings);
// A page of another site may ask only if it is on the list. Throws Refused.
void check_origin(const Request& request, const Settings& settings);
// The answer to OPTIONS, with what a listed site may ask.
Response preflight(const Request& request, const Settings& settings, const std::string& allow);
// The fields of the address, or of the form in the body. Throws Refused for another kind of body.
Parameters form_of(const Request& request);

std::string caching(const Settings& settings, bool page);
void add_security(Response& response, const Request& request, const Settings& settings);

}  // namespace fingerpost::web
