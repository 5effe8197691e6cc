package output

import "golang.org/x/sys/unix"

// isMount tells whether another file system, or another part of this one, is mounted at a path. Such a place can
// neither be exchanged nor emptied with the folder around it.
func isMount(path string) bool {
	var info unix.Statx_t
	err := unix.Statx(unix.AT_FDCWD, path, unix.AT_SYMLINK_NOFOLLOW, 0, &info)
	return err == nil && info.Attributes&unix.STATX_ATTR_MOUNT_ROOT != 0
}
