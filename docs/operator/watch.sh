#!/bin/sh
# Look at the public site from another machine: is it there, did the ministry's machine sign it, is it not an old one?
# Run by ministry-watch.timer. The address, the fingerprint of the machine's key and a folder to remember in stand behind
# the command; a fourth word says after how many days without a release something is wrong, 0 for never.
address=${1:?the address, such as https://www.health.example}
fingerprint=${2:?the fingerprint of the key, SHA256:...}
memory=${3:?a folder to remember the last release in}
days=${4:-7}

wrong() {
  echo "$address: $1" >&2
  exit 1
}
mkdir -p "$memory" || exit 1
seen=$(mktemp -d) || exit 1
trap 'rm -rf "$seen"' EXIT
for name in index.html release.json release.json.sig; do
  curl --fail --silent --show-error --max-time 30 --output "$seen/$name" "$address/$name" ||
    wrong "$name cannot be fetched"
done
ssh-keygen -Y check-novalidate -n ministry-release -s "$seen/release.json.sig" <"$seen/release.json" 2>/dev/null |
  grep -qF "$fingerprint" || wrong "release.json is not signed with $fingerprint"
said=$(python3 -c '
import datetime, json, sys
release = json.load(open(sys.argv[1]))
age = datetime.datetime.now(datetime.timezone.utc) - datetime.datetime.fromisoformat(release["at"])
print(release["number"], age.days)' "$seen/release.json") || wrong "release.json cannot be read"
number=${said% *}
last=$(cat "$memory/number" 2>/dev/null || echo 0)
[ "$number" -ge "$last" ] || wrong "release $number is shown, and $last was shown before"
echo "$number" >"$memory/number"
[ "$days" -eq 0 ] || [ "${said#* }" -le "$days" ] || wrong "release $number is ${said#* } days old: is the timer dead?"
