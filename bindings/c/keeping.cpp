// The doors to keeping an index and to packs. See fingerpost.h.
#include "guard.hpp"
#include "watching.hpp"

using namespace fingerpost;
using namespace fingerpost::c;

fingerpost_status fingerpost_index_backup(const char* folder, const char* to,
                                          fingerpost_text** json, fingerpost_error** error) {
  return give(json, error,
              [&] { return to_json(backup(given(folder, "folder"), given(to, "to"))); });
}

fingerpost_status fingerpost_index_restore(const char* from, const char* folder,
                                           fingerpost_text** json, fingerpost_error** error) {
  return give(json, error,
              [&] { return to_json(restore(given(from, "from"), given(folder, "folder"))); });
}

fingerpost_status fingerpost_index_migrate(const char* folder, const char* to,
                                           fingerpost_text** json, fingerpost_error** error) {
  return give(json, error,
              [&] { return to_json(migrate(given(folder, "folder"), given(to, "to"))); });
}

fingerpost_status fingerpost_writer_purge(fingerpost_writer* writer, const char* purge_json,
                                          fingerpost_text** json, fingerpost_error** error) {
  return give(json, error, [&] {
    Seat seat(writer);
    return to_json(seat->purge(purge_order_from_json(given(purge_json, "purge_json"))));
  });
}

fingerpost_status fingerpost_pack_keys(fingerpost_text** json, fingerpost_error** error) {
  return give(json, error, [] { return to_json(make_pack_keys()); });
}

fingerpost_status fingerpost_pack_keys_locked(const char* password, fingerpost_text** json,
                                              fingerpost_error** error) {
  return give(json, error, [&] {
    const std::string_view secret = given(password, "password");
    if (secret.empty()) throw Error(Fault::bad_argument, "\"password\" is empty");
    return to_json(make_pack_keys(secret));
  });
}

fingerpost_status fingerpost_pack(const fingerpost_searcher* searcher, const char* pack_json,
                                  const char* secret_key, fingerpost_text** pack,
                                  fingerpost_error** error) {
  return give(pack, error, [&] {
    Asking asking(searcher);
    return asking->pack(pack_options_from_json(given(pack_json, "pack_json")),
                        given(secret_key, "secret_key"));
  });
}

fingerpost_status fingerpost_pack_info(const void* bytes, size_t size, const char* public_key,
                                       fingerpost_text** json, fingerpost_error** error) {
  return give(json, error, [&] {
    return to_json(read_pack(c::bytes(bytes, size, "bytes"), given(public_key, "public_key")));
  });
}

fingerpost_status fingerpost_apply_pack(const char* folder, const void* bytes, size_t size,
                                        const char* order_json, fingerpost_text** json,
                                        fingerpost_error** error) {
  return give(json, error, [&] {
    const PackOrder order = pack_order_from_json(given(order_json, "order_json"));
    return to_json(apply_pack(given(folder, "folder"), c::bytes(bytes, size, "bytes"), order));
  });
}

fingerpost_status fingerpost_pack_to_file(const fingerpost_searcher* searcher,
                                          const char* pack_json, const char* secret_key,
                                          const char* file, fingerpost_text** json,
                                          fingerpost_error** error) {
  return give(json, error, [&] {
    Asking asking(searcher);
    return to_json(asking->pack(pack_options_from_json(given(pack_json, "pack_json")),
                                given(secret_key, "secret_key"), PackFile{given(file, "file")}));
  });
}

fingerpost_status fingerpost_pack_file_info(const char* file, const char* public_key,
                                            fingerpost_text** json, fingerpost_error** error) {
  return give(json, error, [&] {
    return to_json(read_pack(PackFile{given(file, "file")}, given(public_key, "public_key")));
  });
}

fingerpost_status fingerpost_apply_pack_file(const char* folder, const char* file,
                                             const char* order_json, fingerpost_text** json,
                                             fingerpost_error** error) {
  return give(json, error, [&] {
    const PackOrder order = pack_order_from_json(given(order_json, "order_json"));
    return to_json(apply_pack(given(folder, "folder"), PackFile{given(file, "file")}, order));
  });
}

fingerpost_status fingerpost_index_issuers(const fingerpost_index* index, fingerpost_text** json,
                                           fingerpost_error** error) {
  return give(json, error, [&] { return to_json(behind(index)->issuers()); });
}
