package documents

import (
	"errors"
	"io/fs"
	"path"

	"github.com/slareport/slareport/loaders/disk"
	"github.com/slareport/slareport/loaders/workspace/credits"
	"github.com/slareport/slareport/loaders/workspace/files"
	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/shape"
)

// maxFontBytes is more than the largest fonts of single scripts have.
const maxFontBytes = 32 << 20

// Font is a font of the workspace: its path as it is written, and its bytes.
type Font struct {
	File string
	Data []byte
}

// Fonts are the two faces of the report. Whether a PDF can be drawn with them is seen when it is.
type Fonts struct{ Regular, Bold Font }

// ReportFonts is the table of the report's fonts, for scripts that the shipped ones lack.
func ReportFonts(from *files.Reader) shape.Of[*Fonts] {
	type f = Fonts
	return credits.Pointed(shape.Object[f]{
		Name: "fonts", Doc: "TrueType fonts of the report, for scripts that the shipped ones lack.",
		Keys: []shape.Key[f]{
			shape.Field("regular", "TrueType file (.ttf) in the workspace", readFont(from),
				func(v *f) *Font { return &v.Regular }).Required(),
			shape.Field("bold", "TrueType file (.ttf) of the bold face", readFont(from),
				func(v *f) *Font { return &v.Bold }).Required(),
		},
	})
}

// readFont is the path of a font, which is read here.
func readFont(from *files.Reader) shape.Of[Font] {
	return shape.Check(scalars.FilePath(), func(r *shape.Reader, n *shape.Node, name string) (Font, bool) {
		data, err := from.Small(name, maxFontBytes)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			r.Problem(n, "paths begin at the folder of slareport.yaml", "there is no file %s", shape.Quote(name))
		case err != nil:
			r.Problem(n, "", "the file %s cannot be read: %s", shape.Quote(name), disk.Reason(err))
		}
		return Font{path.Clean(name), data}, err == nil
	})
}
