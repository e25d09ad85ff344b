# Copies the Node example FROM to TO, the headers beside it as in the tree, and installs its package
# once: a build without a network after the first goes on with what is there.
file(COPY ${FROM}/ DESTINATION ${TO} PATTERN node_modules EXCLUDE)
file(COPY ${INCLUDE} DESTINATION ${TO}/../..)
if(NOT EXISTS ${TO}/node_modules/koffi)
  execute_process(COMMAND ${NPM} install --no-audit --no-fund --no-package-lock --loglevel=error
    WORKING_DIRECTORY ${TO} RESULT_VARIABLE failed OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(failed)
    message(FATAL_ERROR "npm install ended with ${failed}:\n${said}")
  endif()
endif()
