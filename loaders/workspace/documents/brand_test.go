package documents

import (
	"bytes"
	"image"
	"image/jpeg"
	"testing"
)

func TestLogoMayBeJPEG(t *testing.T) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	if what, _ := badLogo(b.Bytes()); what != "" {
		t.Error(what)
	}
	if what, _ := badLogo(b.Bytes()[:b.Len()/2]); what == "" {
		t.Error("half a picture was taken")
	}
}
