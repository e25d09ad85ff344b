#include "index/segment.hpp"

#include "dates/dates.hpp"
#include "index/narrow.hpp"
#include "index/relations.hpp"
#include "index/sketches.hpp"
#include "index/terms.hpp"
#include "index/turned.hpp"
#include "json/json.hpp"

namespace fingerpost::index {
namespace {

constexpr const char* postings_name = "postings";
constexpr const char* columns_name = "columns";
constexpr const char* hits_name = "hits";
constexpr const char* lists_name = "lists";

std::string in_segment(const std::string& segment, const std::string& file) {
  return "segments/" + segment + "/" + file;
}

Columns columns_of(const std::filesystem::path& index, const SegmentEntry& entry) {
  Columns columns = Columns::from_file(map_described(index, entry.columns));
  if (entry.closed) close(closings_from(read_described(index, *entry.closed)), columns);
  return columns;
}

SegmentEntry described(const std::filesystem::path& index, const std::string& name,
                       const Columns& columns, const Records& records) {
  write_file(index / in_segment(name, columns_name), columns.to_bytes());
  write_file(index / in_segment(name, hits_name), records.to_bytes());
  const std::string postings_file = in_segment(name, postings_name);
  sync_file(index / postings_file);
  const FileEntry postings = describe(index, postings_file);
  write_lists(index / in_segment(name, lists_name),
              Xapian::Database((index / postings_file).string()), columns, postings.hash);
  sync_folder(folder_of(index, name));
  sync_folder(index / "segments");
  return {.name = name,
          .postings = postings,
          .columns = describe(index, in_segment(name, columns_name)),
          .closed = {},
          .documents = columns.documents.size(),
          .sections = columns.sections.size(),
          .hits = describe(index, in_segment(name, hits_name)),
          .lists = describe(index, in_segment(name, lists_name))};
}

// Of a segment that was written without, they are made from what it stores.
Records records_of(const Segment& segment) {
  if (segment.hits) return segment.hits.all();
  Records records;
  for (std::uint32_t row = 0; row < segment.columns.documents.size(); ++row)
    records.add(segment.document(row));
  return records;
}

constexpr unsigned compact_flags = Xapian::DBCOMPACT_SINGLE_FILE | Xapian::Compactor::FULL;

}  // namespace

std::filesystem::path folder_of(const std::filesystem::path& index, const std::string& segment) {
  return index / "segments" / segment;
}

std::shared_ptr<Segment> Segment::open(const std::filesystem::path& folder,
                                       const SegmentEntry& entry) {
  return engine([&] {
    auto segment = std::make_shared<Segment>();
    segment->entry = entry;
    std::filesystem::path postings = folder / entry.postings.name;
    std::vector<const FileEntry*> files{&entry.postings, &entry.columns};
    if (entry.hits) files.push_back(&*entry.hits);
    if (entry.lists) files.push_back(&*entry.lists);
    for (const FileEntry* file : files)
      if (!std::filesystem::exists(folder / file->name))
        throw Error(Fault::corrupt, file->name + " is missing");
    segment->lock = Lock::take(postings, Lock::Mode::shared);
    if (!segment->lock) throw Error(Fault::io, entry.postings.name + ": is being removed");
    if (std::filesystem::file_size(postings) != entry.postings.size)
      throw Error(Fault::corrupt, entry.postings.name + ": its size does not fit");
    segment->columns = columns_of(folder, entry);
    if (entry.hits) {
      segment->hits = MappedRecords(Mapped(folder / entry.hits->name));
      if (segment->hits.size() != entry.hits->size)
        throw Error(Fault::corrupt, entry.hits->name + ": its size does not fit");
    }
    if (entry.lists) {
      segment->lists = MappedLists(Mapped(folder / entry.lists->name),
                                   segment->columns.sections.size(), entry.postings.hash);
      if (segment->lists.size() != entry.lists->size)
        throw Error(Fault::corrupt, entry.lists->name + ": its size does not fit");
    }
    segment->database = Xapian::Database(postings.string());
    return segment;
  });
}

namespace {

// What is stored is as it was written, or the index is damaged: no request is at fault.
template <class Read>
auto stored(const Segment& segment, std::uint32_t slot, Read read) {
  const std::string data = segment.database.get_document(slot).get_data();
  try {
    return read(data);
  } catch (const Error& error) {
    throw Error(Fault::corrupt, segment.entry.postings.name +
                                    ": what is stored in it is damaged (" + error.what() + ")");
  }
}

}  // namespace

Document Segment::header(std::uint32_t document) const {
  return stored(*this, columns.documents[document].slot,
                [](const std::string& data) { return json::document_from(parse_json(data)); });
}

Section Segment::section(std::uint32_t section) const {
  return stored(*this, columns.sections[section].slot,
                [](const std::string& data) { return json::section_from(parse_json(data)); });
}

ShownDocument Segment::shown_document(std::uint32_t document) const {
  return hits ? hits.document(document) : shown(header(document));
}

ShownSection Segment::shown_section(std::uint32_t number) const {
  return hits ? hits.section(number) : shown(section(number));
}

std::string Segment::text(std::uint32_t section) const {
  return stored(*this, columns.sections[section].slot,
                [](const std::string& data) { return json::text_of_section(data); });
}

Document Segment::document(std::uint32_t number) const {
  const DocumentRow& row = columns.documents[number];
  Document document = header(number);
  for (std::uint32_t i = 0; i < row.sections; ++i)
    document.sections.push_back(section(row.first_section + i));
  document.digest = columns.text(row.digest);
  document.origin = columns.text(row.origin);
  document.sensitive = columns.about[number].sensitive;  // also where a host says so in `extra`
  return document;
}

SegmentBuilder::SegmentBuilder(const std::filesystem::path& index, const std::string& name)
    : index_(index), scratch_(folder_of(index, name) / "building"), name_(name) {
  engine([&] {
    std::filesystem::create_directories(scratch_);
    // Nobody reads it before finish() has synced it under its name.
    database_ =
        Xapian::WritableDatabase(scratch_.string(), Xapian::DB_CREATE_OR_OVERWRITE |
                                                        Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS);
  });
}

SegmentBuilder::~SegmentBuilder() {
  std::error_code ignored;
  try {
    database_.close();
  } catch (const Xapian::Error&) {
    // What was being built is dropped; the next Writer clears its folder.
  }
  std::filesystem::remove_all(scratch_, ignored);
}

std::uint32_t SegmentBuilder::add(const Document& document, std::uint32_t edition) {
  return engine([&] {
    auto row = static_cast<std::uint32_t>(columns_.documents.size());
    std::size_t section = columns_.sections.size();
    const document::Kin kin = document::kin_of(document);
    columns_.add(document, kin, edition, 0);
    records_.add(document);
    Xapian::Document header;
    header.set_data(to_json(json::to_value(document, false)));
    header.add_boolean_term(id_term(document.id));
    add_extra_terms(document, header);
    keep_sketch(kin.sketch, header);
    mark_relations(document, header);
    database_.add_document(header);
    for (const Section& each : document.sections) {
      Xapian::Document stored;
      stored.set_data(to_json(json::to_value(each)));
      columns_.sections.own()[section++].length = add_terms(document, each, stored);
      mark_event(document, each, stored);
      text_ += each.text.size();
      database_.add_document(stored);
    }
    return row;
  });
}

void SegmentBuilder::seal() {
  if (sealed_) return;
  engine([&] {
    database_.commit();
    Xapian::Database(scratch_.string())
        .compact((index_ / in_segment(name_, postings_name)).string(), compact_flags);
    database_.close();
    std::filesystem::remove_all(scratch_);
  });
  sealed_ = true;
}

SegmentEntry SegmentBuilder::finish(Day recorded, std::uint32_t commit) {
  for (DocumentRow& row : columns_.documents.own()) {
    row.recorded = recorded;
    row.committed = {commit, row.dropped()};
    if (row.until != rank::never) row.ended = {commit, row.removed()};
  }
  return finish();
}

SegmentEntry SegmentBuilder::finish() {
  seal();
  return engine([&] { return described(index_, name_, columns_, records_); });
}

SegmentEntry merge(const std::filesystem::path& index, const std::string& name,
                   const std::vector<SegmentEntry>& parts) {
  return engine([&] {
    std::filesystem::create_directories(folder_of(index, name));
    Columns columns;
    Records records;
    Xapian::Database all;
    for (const SegmentEntry& part : parts) {
      columns.append(columns_of(index, part));
      // A damaged part must not get a new hash.
      if (hash_of_file(index / part.postings.name) != part.postings.hash)
        throw Error(Fault::corrupt, part.postings.name + ": its hash does not fit");
      if (part.hits && hash_of_file(index / part.hits->name) != part.hits->hash)
        throw Error(Fault::corrupt, part.hits->name + ": its hash does not fit");
      records.append(records_of(*Segment::open(index, part)));
      all.add_database(Xapian::Database((index / part.postings.name).string()));
    }
    all.compact((index / in_segment(name, postings_name)).string(), compact_flags);
    return described(index, name, columns, records);
  });
}

}  // namespace fingerpost::index
