# Runs COMMAND with PAGES and compares what it prints with EXPECTED.
# FINGERPOST_ACCEPT=1 in the environment rewrites EXPECTED instead: read it before
# it is committed.
string(REPLACE "|" ";" command "${COMMAND}")
execute_process(COMMAND ${command} ${PAGES} OUTPUT_VARIABLE printed RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "ended with ${failed} after\n${printed}")
endif()
if("$ENV{FINGERPOST_ACCEPT}" STREQUAL "1")
  file(WRITE ${EXPECTED} "${printed}")
endif()
file(READ ${EXPECTED} expected)
if(NOT printed STREQUAL expected)
  message(FATAL_ERROR "printed\n${printed}\ninstead of\n${expected}")
endif()
message("${printed}")
