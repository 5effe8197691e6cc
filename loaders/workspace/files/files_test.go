package files

import (
	"testing"
	"testing/fstest"
)

// A file that is too large was not read whole, so that it has no digest.
func TestFilesOnBothSidesOfTheirLimit(t *testing.T) {
	const size = 1001
	for _, c := range []struct {
		limit   int64
		digests int
		small   bool
	}{{size, 1, true}, {size - 1, 0, false}} {
		r := &Reader{FS: fstest.MapFS{"brand/logo.png": {Data: make([]byte, size)}}}
		data, err := r.Read("./brand//logo.png", c.limit)
		if err != nil || len(data) != size || len(r.Digests) != c.digests {
			t.Errorf("limit %d: %d bytes, %v, digests %v", c.limit, len(data), err, r.Digests)
		}
		if _, err := r.Small("brand/logo.png", c.limit); (err == nil) != c.small {
			t.Errorf("limit %d: got %v", c.limit, err)
		}
	}
}
