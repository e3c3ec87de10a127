// New data laid over those that people have changed in a document.
//
//   in    the data the document was made from; the same with what people changed in it; the new
//   data out   the new data: where they say what the document was made from, the people's word
//   stands
//
// Items of a list go by their key `ma`, else by their place in a list of the same length, else by
// what they said in the document's data. Items that were taken from the text (--adopt) are added.

#pragma once

#include "data/value.h"

namespace vanthu::app {

void keep_hand(const data::Value& base, const data::Value& edited, data::Value& given);

}  // namespace vanthu::app
