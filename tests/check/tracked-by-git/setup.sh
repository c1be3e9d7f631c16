git init -q
git add --force reviews/robin/profile.yaml
