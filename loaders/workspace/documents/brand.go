package documents

import (
	"bytes"
	"errors"
	"fmt"
	"image/jpeg"
	"image/png"
	"io/fs"
	"path"

	"github.com/slareport/slareport/loaders/disk"
	"github.com/slareport/slareport/loaders/workspace/files"
	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
)

// Limits on a logo: it is in every document, and mails are weighed.
const (
	maxLogoBytes = 1 << 20
	maxLogoSide  = 4096 // pixels
)

// Brand is the table of how documents look; what it does not say is as in the inherited one.
func Brand(from *files.Reader, inherited func() agreement.Brand) shape.Of[agreement.Brand] {
	type b = agreement.Brand
	return shape.Object[b]{
		Name: "brand", Doc: "How the documents look.", Begin: inherited,
		Keys: []shape.Key[b]{
			shape.Field("color", "main colour, such as \"#0b5f8a\"; in quotes, since # begins a comment",
				shape.Matching(`^#[0-9A-Fa-f]{6}$`, `a colour such as "#0b5f8a"`), func(v *b) *string { return &v.Color }),
			shape.Each("logo", "PNG or JPEG file in the workspace", readLogo(from),
				func(v *b, l logo) { v.Logo, v.LogoFile = l.data, l.file }),
		},
	}.Shape()
}

// logo is an image and its path as it is written.
type logo struct {
	file string
	data []byte
}

// readLogo is the path of an image, which is read and looked at here.
func readLogo(from *files.Reader) shape.Of[logo] {
	return shape.Check(scalars.FilePath(), func(r *shape.Reader, n *shape.Node, name string) (logo, bool) {
		data, err := from.Small(name, maxLogoBytes)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			r.Problem(n, "paths begin at the folder of slareport.yaml", "there is no file %s", shape.Quote(name))
			return logo{}, false
		case err != nil:
			r.Problem(n, "", "the file %s cannot be read: %s", shape.Quote(name), disk.Reason(err))
			return logo{}, false
		}
		if what, hint := badLogo(data); what != "" {
			r.Problem(n, hint, "the file %s %s", shape.Quote(name), what)
			return logo{}, false
		}
		return logo{path.Clean(name), data}, true
	})
}

// badLogo says what is wrong with an image, "" if nothing is. PDF documents take neither interlaced
// images nor such with 16 bits a channel.
func badLogo(data []byte) (what, hint string) {
	decode, config := png.Decode, png.DecodeConfig
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		decode, config = jpeg.Decode, jpeg.DecodeConfig
	default:
		return "is neither PNG nor JPEG", "convert it; renaming does not"
	}
	size, err := config(bytes.NewReader(data))
	if err != nil {
		return "is damaged: " + err.Error(), "save it again from the program it came from"
	}
	if size.Width > maxLogoSide || size.Height > maxLogoSide {
		return fmt.Sprintf(
			"is %d × %d pixels large, at most %d × %d are possible", size.Width, size.Height, maxLogoSide, maxLogoSide,
		), "scale it down; 600 pixels are plenty"
	}
	if _, err = decode(bytes.NewReader(data)); err != nil {
		return "is damaged: " + err.Error(), "save it again from the program it came from"
	}
	return badPNG(data)
}

// badPNG looks at the bit depth and the interlace method in the header (PNG, clause 11.2.1).
func badPNG(data []byte) (what, hint string) {
	const depth, interlace = 24, 28
	switch {
	case data[0] != 0x89 || len(data) <= interlace:
	case data[depth] == 16:
		return "has 16 bits a channel, which PDF documents do not take", "save it with 8 bits"
	case data[interlace] != 0:
		return "is interlaced, which PDF documents do not take", "save it without interlacing"
	}
	return "", ""
}
