// Package tzdata holds the time zones of the program: one release of the IANA Time Zone Database, compiled into it.
// The standard library asks the environment variable ZONEINFO and the machine first, so that one workspace could
// give different deadlines on two machines. Here nothing else is asked.
package tzdata

import (
	"archive/zip"
	_ "embed" // the data is a part of the program
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"
)

// archive holds a compiled file for each zone, and versionFile. update.sh makes it anew.
//
//go:embed zoneinfo.zip
var archive string

const versionFile = "+VERSION"

// Version is the release of the database, such as 2026f.
func Version() string {
	text, err := read(versionFile)
	if err != nil {
		panic(err) // the archive was made without update.sh
	}
	return strings.TrimSpace(string(text))
}

// Load gives the zone with a name of the database, such as Europe/Berlin, written as it is there. There is no zone
// named Local: no report depends on the machine it is made on.
func Load(name string) (*time.Location, error) {
	if name == "UTC" || name == "" { // as the standard library has it
		return time.UTC, nil
	}
	data, err := read(name)
	if err != nil {
		return nil, fmt.Errorf("unknown time zone %s", name)
	}
	return time.LoadLocationFromTZData(name, data)
}

// Names lists the zones in alphabetical order.
func Names() []string {
	var names []string
	for _, f := range open().File {
		if f.Name != versionFile {
			names = append(names, f.Name)
		}
	}
	slices.Sort(names)
	return names
}

func read(name string) ([]byte, error) { return fs.ReadFile(open(), name) }

func open() *zip.Reader {
	r, err := zip.NewReader(strings.NewReader(archive), int64(len(archive)))
	if err != nil {
		panic(err) // the archive is a part of the program
	}
	return r
}
