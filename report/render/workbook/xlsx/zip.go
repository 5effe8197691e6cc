package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"hash/crc32"
	"io"
	"io/fs"
	"regexp"
	"slices"

	"github.com/xuri/excelize/v2"
)

// sortedZip packs the parts of a workbook as they come and puts them in order of name, so that the same workbook gives
// the same bytes: the library keeps its parts in maps. Only packed parts are held in memory.
type sortedZip struct {
	out     *zip.Writer
	extents map[string]string
	parts   []*packed
	pack    *flate.Writer // of the last part; one serves them all, since it is large
}

var _ excelize.ZipWriter = (*sortedZip)(nil)

func newSortedZip(w io.Writer, extents map[string]string) *sortedZip {
	return &sortedZip{out: zip.NewWriter(w), extents: extents}
}

// Create begins a part; the one before is complete.
func (z *sortedZip) Create(name string) (io.Writer, error) {
	p := &packed{name: name, extent: z.extents[name], sum: crc32.NewIEEE()}
	if err := z.complete(); err != nil {
		return nil, err
	}
	if z.pack == nil {
		var err error
		if z.pack, err = flate.NewWriter(&p.content, flate.DefaultCompression); err != nil {
			return nil, err
		}
	} else {
		z.pack.Reset(&p.content)
	}
	p.pack = z.pack
	z.parts = append(z.parts, p)
	return p, nil
}

// complete ends the last part.
func (z *sortedZip) complete() error {
	if z.pack == nil {
		return nil
	}
	return z.pack.Close()
}

// AddFS is part of the interface; the library adds no file system to a new workbook.
func (z *sortedZip) AddFS(fsys fs.FS) error { return z.out.AddFS(fsys) }

// Close writes the parts. The content types come first, as readers that sniff expect.
func (z *sortedZip) Close() error {
	if err := z.complete(); err != nil {
		return err
	}
	slices.SortFunc(z.parts, func(a, b *packed) int {
		return cmp.Or(-cmp.Compare(first(a.name), first(b.name)), cmp.Compare(a.name, b.name))
	})
	for _, p := range z.parts {
		w, err := z.out.CreateRaw(&zip.FileHeader{
			Name: p.name, Method: zip.Deflate, CRC32: p.sum.Sum32(),
			CompressedSize64: uint64(p.content.Len()), UncompressedSize64: p.size,
		})
		if err != nil {
			return err
		}
		if _, err := w.Write(p.content.Bytes()); err != nil {
			return err
		}
	}
	return z.out.Close()
}

const contentTypes = "[Content_Types].xml"

func first(name string) int {
	if name == contentTypes {
		return 1
	}
	return 0
}

// packed is a part, compressed as it is written.
type packed struct {
	name    string
	extent  string // of a sheet that has not been given its own yet
	content bytes.Buffer
	pack    *flate.Writer
	sum     interface {
		io.Writer
		Sum32() uint32
	}
	size uint64
}

const noExtent = `<dimension ref="A1"></dimension>`

// Write packs a piece. The first one of a sheet holds its extent, for which the library leaves A1: readers that trust
// it would see one cell.
func (p *packed) Write(piece []byte) (int, error) {
	content := piece
	if p.extent != "" {
		content = bytes.Replace(piece, []byte(noExtent), []byte(`<dimension ref="`+p.extent+`"></dimension>`), 1)
		p.extent = ""
	}
	if p.name == contentTypes {
		content = sortedTypes(content)
	}
	p.size += uint64(len(content))
	p.sum.Write(content) // a checksum takes everything
	if _, err := p.pack.Write(content); err != nil {
		return 0, err
	}
	return len(piece), nil
}

var contentType = regexp.MustCompile(`<(?:Default|Override) [^>]*></(?:Default|Override)>`)

// sortedTypes puts the list of types in order, which the library takes from a map. The part is written in one piece.
func sortedTypes(content []byte) []byte {
	list := contentType.FindAll(content, -1)
	if len(list) == 0 {
		return content
	}
	at := contentType.FindIndex(content)[0]
	sorted := slices.SortedFunc(slices.Values(list), bytes.Compare)
	out := append([]byte{}, content[:at]...)
	out = append(out, bytes.Join(sorted, nil)...)
	return append(out, contentType.ReplaceAll(content[at:], nil)...)
}
