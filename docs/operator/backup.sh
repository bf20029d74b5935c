#!/bin/sh
# Copy what cannot be made again into a folder on another disk: the repository, and what the public sees.
# Run by ministry-backup.timer. The site's folder and the folder of the copies stand behind the command.
# The machine's key is not among them: it is copied once, by hand, to where nobody else reads.
root=${1:?the folder of the site}
to=${2:?the folder of the copies}
state=${MINISTRY_STATE:-$root}
keep=7

set -e
umask 077
mkdir -p "$to"
[ -d "$state/public" ] || { echo "There is no public/ in $state: nothing was copied." >&2; exit 1; }
name=$(date +%Y%m%dT%H%M%S)
trap 'rm -f "$to/unfinished.bundle" "$to/unfinished.tar"' EXIT
git -C "$root" bundle create --quiet "$to/unfinished.bundle" --all
git -C "$root" bundle verify --quiet "$to/unfinished.bundle" >/dev/null 2>&1 ||
  { echo "The copy of the repository cannot be read back: nothing was copied." >&2; exit 1; }
# Releases share files by hard links, and tar keeps these.
tar -C "$state" --exclude=public/.work -cf "$to/unfinished.tar" public
tar -tf "$to/unfinished.tar" >/dev/null
mv "$to/unfinished.bundle" "$to/$name.bundle"
mv "$to/unfinished.tar" "$to/$name.tar"
for kind in bundle tar; do
  ls -r "$to" | grep "^[0-9T]*\.$kind\$" | tail -n +$((keep + 1)) | while read -r old; do rm "$to/$old"; done
done
