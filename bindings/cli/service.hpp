// What a service manager is told (systemd's Type=notify; sd_notify(3) has the protocol).
#pragma once

#include <string_view>

namespace fingerpost::cli {

// "READY=1", "STOPPING=1": one datagram to the socket that NOTIFY_SOCKET names. Nothing where no
// manager asked to be told, or none listens any more.
void tell_service_manager(std::string_view state);

}  // namespace fingerpost::cli
