// Package output puts the documents of a build into their folder. It never removes or changes a file that no build
// wrote, and whoever looks into the folder sees the old documents or the new ones, never a mixture.
//
//  1. Begin resolves links, and refuses a folder that holds what the build reads, or lies there (place.go, inputs.go).
//  2. It repairs what a killed build left beside the folder (draft.go, exchange.go).
//  3. It refuses a folder that holds anything but the documents that its manifest names (manifest.go, audit.go).
//  4. Documents are written into a hidden draft beside the folder. Its journal has the digest of each, so that what a
//     killed build wrote can be told from everything else (draft.go, journal.go).
//  5. Finish checks the folder once more and exchanges it with the draft (tree.go, exchange.go).
//  6. The old documents are removed one by one, each only if its digest is on record. A file that somebody saved
//     meanwhile moves into the new folder (discard.go).
package output
