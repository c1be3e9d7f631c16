chmod 644 reviews/robin/profile.yaml
